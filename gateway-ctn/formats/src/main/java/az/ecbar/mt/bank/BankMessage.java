package az.ecbar.mt.bank;

/** What a bank got from AZIPS. */
public sealed interface BankMessage
        permits ReceivedPayment,
                Notice,
                Advice,
                Statement,
                InquiryAnswer,
                Announced,
                ParticipantTold,
                AccountNotice,
                Unreadable {}
