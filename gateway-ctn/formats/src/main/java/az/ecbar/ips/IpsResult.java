package az.ecbar.ips;

/** What became of a reading: a message, or why it is none. */
public sealed interface IpsResult permits IpsMessage, IpsRefusal {}
