package az.ecbar.mt;

/** What the reading of an inquiry gave: what is asked, or the reason why it cannot be answered. */
public sealed interface InquiryResult permits Inquiry, MtError {}
