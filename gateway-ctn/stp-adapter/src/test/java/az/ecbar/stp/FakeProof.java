package az.ecbar.stp;

import az.ecbar.ctn.MessageProof;

/** A proof by hand: any bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FakeProof(byte[] receipt, byte[] attachment) implements MessageProof {
    FakeProof(byte[] receipt) {
        this(receipt, new byte[0]);
    }

    @Override
    public byte[] toReceipt() {
        return receipt.clone();
    }
}
