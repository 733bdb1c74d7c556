package az.ecbar.ops.node;

import az.ecbar.gateway.swift.LocalAuthentication;
import az.ecbar.gateway.swift.SwiftConfig;
import az.ecbar.gateway.swift.SwiftFiles;

/** The second channel as a node is given it: how it is run, the adapter's folders, and their local authentication. */
public record SwiftPort(SwiftConfig config, SwiftFiles files, LocalAuthentication lau) {}
