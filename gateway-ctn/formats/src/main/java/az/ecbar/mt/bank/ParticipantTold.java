package az.ecbar.mt.bank;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * MT298/SMT710: what was decided about a participant's part in AZIPS.
 *
 * @param ourReference the system's reference of the decision
 * @param decision number of the decision, or {@code NONREF}
 * @param moment when it was decided
 * @param news {@code JOINED}, {@code SUSPENDED}, {@code RESUMED}, {@code REMOVED}, {@code LEAVING},
 *     {@code WORKSTATION} or {@code RESTORED}
 * @param causes of a suspension, parted by slashes; else empty
 * @param bic BIC11 of the participant meant
 * @param name its name
 * @param tin ten digits, or empty
 * @param accounts number and currency of each, where they are told
 * @param text the same in words
 */
public record ParticipantTold(
        String ourReference,
        String decision,
        OffsetDateTime moment,
        String news,
        String causes,
        String bic,
        String name,
        String tin,
        List<String> accounts,
        String text)
        implements BankMessage {
    public ParticipantTold {
        accounts = List.copyOf(accounts);
    }
}
