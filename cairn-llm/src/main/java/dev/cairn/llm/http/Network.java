package dev.cairn.llm.http;

import dev.cairn.core.UserException;
import dev.cairn.core.io.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The way to a server as the usual environment variables describe it: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
 * ALL_PROXY} and {@code NO_PROXY}, in capitals or not, and {@code SSL_CERT_FILE} with the certificates to trust in place of
 * Java's own. No proxy is asked for this machine.
 */
final class Network {
    /** Longest wait for a connection, with all that a proxy and encryption need. */
    static final Duration CONNECT = Duration.ofSeconds(20);

    private static final int PROXY_PORT = 3128;

    /** Java sends no password to a proxy for https unless this property is empty. */
    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

    private Network() {}

    /**
     * A client for one server. It speaks HTTP/1.1 only: the offer to change to HTTP/2 makes some servers drop the question,
     * and others hang. Redirects are not followed, so that the key never reaches another host.
     *
     * @throws UserException if a variable cannot be understood
     */
    static HttpClient client(LlmServer server, Map<String, String> environment) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        proxy(server, environment).ifPresent(proxy -> use(client, proxy));
        variable(environment, "SSL_CERT_FILE").ifPresent(file -> client.sslContext(trusting(Path.of(file))));
        return client.build();
    }

    /** The proxy for a server; empty if it is reached directly. */
    static Optional<URI> proxy(LlmServer server, Map<String, String> environment) {
        URI address = server.completions();
        boolean direct = server.isThisMachine()
                || variable(environment, "NO_PROXY")
                        .filter(list -> isListed(address, list))
                        .isPresent();
        String own = address.getScheme().equalsIgnoreCase("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
        return direct
                ? Optional.empty()
                : variable(environment, own)
                        .or(() -> variable(environment, "ALL_PROXY"))
                        .map(Network::parse);
    }

    /** Without the password that it may hold. */
    static String shown(URI proxy) {
        return proxy.getHost() + ":" + port(proxy);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .map(spelling -> environment.getOrDefault(spelling, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static URI parse(String value) {
        try {
            URI uri = URI.create(value.contains("://") ? value : "http://" + value);
            boolean isPort = uri.getPort() <= LlmServer.MOST_PORT;
            if (isPort
                    && uri.getHost() != null
                    && Stream.of("http", "https").anyMatch(uri.getScheme()::equalsIgnoreCase)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw noProxy();
        }
        throw noProxy();
    }

    /** The value is not shown, since it may hold a password. */
    private static UserException noProxy() {
        return new UserException(
                "HTTPS_PROXY, HTTP_PROXY or ALL_PROXY holds no address of an HTTP proxy; give one such as"
                        + " http://proxy.example:3128, or name the server in NO_PROXY");
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? PROXY_PORT : proxy.getPort();
    }

    private static void use(HttpClient.Builder client, URI proxy) {
        client.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), port(proxy))));
        String user = proxy.getUserInfo();
        if (user != null) {
            System.setProperty(TUNNELING, "");
            int colon = user.indexOf(':');
            PasswordAuthentication login = new PasswordAuthentication(
                    colon < 0 ? user : user.substring(0, colon),
                    (colon < 0 ? "" : user.substring(colon + 1)).toCharArray());
            client.authenticator(new ForProxies(login));
        }
    }

    /** Servers get the key, never the proxy's password. */
    private static final class ForProxies extends Authenticator {
        private final PasswordAuthentication login;

        ForProxies(PasswordAuthentication login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? login : new PasswordAuthentication("", new char[0]);
        }
    }

    /** Names in the list stand for themselves and all below them, with or without a dot in front; a star for all. */
    private static boolean isListed(URI address, String list) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .map(entry -> entry.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("trusted-" + count++, certificate);
            }
            if (count == 0) {
                throw new UserException("SSL_CERT_FILE: there is no certificate in " + file);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            String reason = rootOf(e) instanceof IOException failed
                    ? String.valueOf(TextFile.cannotRead(file, failed).getMessage())
                    : file + " holds none (" + rootOf(e).getMessage() + ")";
            throw new UserException("SSL_CERT_FILE: " + reason + "; it must be a file of certificates in PEM form", e);
        }
    }

    /** What is around it begins with the name of a class. */
    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
