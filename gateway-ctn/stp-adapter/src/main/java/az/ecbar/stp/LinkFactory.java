package az.ecbar.stp;

import az.ecbar.ctn.ClientSessionListener;
import az.ecbar.stp.link.CentreLink;
import java.io.IOException;

/** Makes the link to the centre for its listener. */
@FunctionalInterface
interface LinkFactory {
    CentreLink connect(ClientSessionListener listener) throws IOException;
}
