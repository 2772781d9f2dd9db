package io.hirelay.server.passthrough;

import java.net.URI;

/** Where an upstream connection leads. */
record Destination(String host, int port, boolean tls) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Where an absolute http or https address leads. */
    static Destination of(URI address) {
        boolean tls = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() >= 0 ? address.getPort() : tls ? HTTPS : HTTP;
        String host = address.getHost();
        return new Destination(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, tls);
    }
}
