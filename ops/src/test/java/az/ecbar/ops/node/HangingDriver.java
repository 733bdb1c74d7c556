package az.ecbar.ops.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A database whose commits wait until it is let go, and which no abort reaches; below it is an embedded one. */
final class HangingDriver implements Driver, AutoCloseable {
    private static final String PREFIX = "jdbc:hanging:";

    final CountDownLatch hangs = new CountDownLatch(1);
    final CountDownLatch aborts = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private volatile boolean isToHang;

    HangingDriver() throws SQLException {
        DriverManager.registerDriver(this);
    }

    static String url(String below) {
        return PREFIX + below;
    }

    void hang() {
        isToHang = true;
    }

    void goOn() {
        isToHang = false;
        goesOn.countDown();
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection below = DriverManager.getConnection(url.substring(PREFIX.length()), info);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit") && isToHang) {
                        hangs.countDown();
                        goesOn.await();
                    } else if (method.getName().equals("abort")) {
                        aborts.countDown();
                        goesOn.await();
                        return null;
                    }
                    try {
                        return method.invoke(below, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void close() throws SQLException {
        goOn();
        DriverManager.deregisterDriver(this);
    }
}
