package az.ecbar.mt;

/** What the reading of a message gave: a payment, a request for one, a message of plain fields, or the reason why it cannot be read. */
public sealed interface MtResult permits PaymentInstruction, ChangeRequest, FieldMessage, MtError {}
