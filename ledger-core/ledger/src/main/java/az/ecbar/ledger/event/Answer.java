package az.ecbar.ledger.event;

import az.ecbar.ledger.key.Reference;
import az.ecbar.schema.AccountReport;
import az.ecbar.schema.MessageLanguage;

/**
 * What is told about an account, to whom, and how much of it was sent. Re-used; owned by the ledger's thread. Amounts are
 * minor units, dates yyyymmdd.
 */
public final class Answer {
    /** Field 20 of the inquiry; absent in what is sent unasked. */
    public final Reference reference = new Reference();

    public int participantId;
    public int terminal;
    public AccountReport report = AccountReport.NULL_VAL;

    /** The same on all its pages. */
    public MessageLanguage language = MessageLanguage.MT;

    /** Command that asked; 0: sent unasked. */
    public long inquirySequence;

    /** As of when. */
    public long timeNs;

    public int accountId;

    /** AZIPS day of the entries. */
    public int date;

    public int statementNumber;

    /** Pages that were sent. */
    public int sent;

    /** Entries on all pages together. */
    public int lines;

    public int openingDate;
    public long openingMinor;
    public long closingMinor;
    public long heldMinor;

    /** Smaller entries are left out. */
    public long floorMinor;

    /** Payments that wait for the account's money, and their sum. */
    public int waiting;

    public long waitingMinor;

    /** Bits of the schema's StatusCauses set of the owner. */
    public int statusCauses;

    /** Makes it an empty one. */
    public Answer clear() {
        reference.set(0, 0);
        participantId = 0;
        terminal = 0;
        report = AccountReport.NULL_VAL;
        language = MessageLanguage.MT;
        inquirySequence = 0;
        timeNs = 0;
        accountId = 0;
        date = 0;
        statementNumber = 0;
        sent = 0;
        lines = 0;
        openingDate = 0;
        openingMinor = 0;
        closingMinor = 0;
        heldMinor = 0;
        floorMinor = 0;
        waiting = 0;
        waitingMinor = 0;
        statusCauses = 0;
        return this;
    }

    /** Takes over all that a page of entries needs. */
    public Answer set(Answer other) {
        reference.set(other.reference.first(), other.reference.second());
        participantId = other.participantId;
        terminal = other.terminal;
        report = other.report;
        language = other.language;
        inquirySequence = other.inquirySequence;
        timeNs = other.timeNs;
        accountId = other.accountId;
        date = other.date;
        statementNumber = other.statementNumber;
        sent = other.sent;
        lines = other.lines;
        openingDate = other.openingDate;
        openingMinor = other.openingMinor;
        closingMinor = other.closingMinor;
        heldMinor = other.heldMinor;
        floorMinor = other.floorMinor;
        return this;
    }
}
