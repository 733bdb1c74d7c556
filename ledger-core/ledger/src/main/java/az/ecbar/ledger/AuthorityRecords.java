package az.ecbar.ledger;

import az.ecbar.ledger.authority.Authorities;
import az.ecbar.schema.AuthorityRecordDecoder;
import az.ecbar.schema.AuthorityRecordEncoder;
import az.ecbar.schema.MessageHeaderDecoder;
import az.ecbar.schema.MessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The register of authorities as records of a snapshot. Static methods only, used by the threads of {@link StateWriter}
 * and {@link StateReader}; allocates.
 */
final class AuthorityRecords {
    private AuthorityRecords() {}

    /** Writes one authority at offset 0 and gives the length behind the header. */
    static int write(Authorities all, int place, UnsafeBuffer buffer) {
        return new AuthorityRecordEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .accountId(all.account(place))
                .granteeId(all.grantee(place))
                .scope(all.scope(place))
                .fromDate(all.fromDate(place))
                .toDate(all.toDate(place))
                .encodedLength();
    }

    static void read(Authorities all, DirectBuffer buffer, int offset) {
        AuthorityRecordDecoder d =
                new AuthorityRecordDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        all.restore(d.accountId(), d.granteeId(), d.scope(), d.fromDate(), d.toDate());
    }
}
