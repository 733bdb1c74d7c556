package az.ecbar.ops.projection;

import java.sql.SQLException;

/** The database refused something or is gone: nothing of the projection counts but what was committed before. */
public final class ProjectionFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProjectionFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
