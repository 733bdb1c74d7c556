package az.ecbar.stp;

import az.ecbar.stp.folder.FolderLimits;
import az.ecbar.stp.link.OutputVerifier;

/**
 * What the duty cycle needs to know.
 *
 * @param identity the bank's logical terminal
 * @param folderMode whether files are taken from {@code out} and messages put into {@code in}
 * @param folderLimits what the folders take
 * @param scanIntervalNs the time between two looks into an empty {@code out}
 * @param rememberMs how long what is finished is remembered
 * @param notifyBadSignature whether the Central Bank is told by an MT999 of what does not verify
 * @param verifier says whether a message is the centre's
 */
record AgentConfig(
        LogicalTerminal identity,
        boolean folderMode,
        FolderLimits folderLimits,
        long scanIntervalNs,
        long rememberMs,
        boolean notifyBadSignature,
        OutputVerifier verifier) {}
