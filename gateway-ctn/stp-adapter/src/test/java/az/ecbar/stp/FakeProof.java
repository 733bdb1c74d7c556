package az.ecbar.stp;

import az.ecbar.ctn.MessageProof;

/** A proof by hand: any bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FakeProof(byte[] receipt) implements MessageProof {
    @Override
    public byte[] toReceipt() {
        return receipt.clone();
    }
}
