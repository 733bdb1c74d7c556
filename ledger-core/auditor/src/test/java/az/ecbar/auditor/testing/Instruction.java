package az.ecbar.auditor.testing;

import az.ecbar.schema.LimitTarget;
import az.ecbar.schema.PaymentType;

/** A payment instruction as it stands in a command; tests set what they want to be different. */
public final class Instruction {
    public PaymentType type = PaymentType.MT103;
    public LimitTarget limitTarget = LimitTarget.NONE;
    public long amountMinor = 1;
    public int valueDate;
    public int priority = -1;
    public boolean isNoticeAsked;
    public boolean isNoticeWaived;
    public String currency = "AZN";
    public String reference = "";
    public String senderBic = "";
    public String debtorBic = "";
    public String creditorBic = "";
    public String debtorAccount = "";
    public String creditorAccount = "";
    public long debtorTin;
    public long creditorTin;
}
