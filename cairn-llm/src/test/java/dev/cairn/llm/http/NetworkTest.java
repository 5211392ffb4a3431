package dev.cairn.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.cairn.core.UserException;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.ChatServer;
import dev.cairn.llm.FakeTime;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.RawServer;
import dev.cairn.llm.RetriableLlmException;
import dev.cairn.llm.ServerDownException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies, certificates, and addresses that are not the plainest. */
class NetworkTest {
    private static final ChatRequest HELLO = new ChatRequest("m", List.of(ChatMessage.user("Hello?")), 0, 50);
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @Test
    void azureGetsItsQueryAndItsHeader() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            String address = server.url().replace("/v1", "/openai/deployments/x?api-version=2024-10-21");
            chat(address, Optional.of(new ApiKey("some-secret")), Map.of()).answer(HELLO);
            ChatServer.Received request = server.received().get(0);
            assertThat(request.path()).isEqualTo("/openai/deployments/x/chat/completions?api-version=2024-10-21");
            assertThat(request.headers().get("Api-key")).containsExactly("some-secret");
            assertThat(request.headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void theHeaderOfTheKeyCanBeChosen() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            chat(server.url(), Optional.of(new ApiKey("some-secret").inHeader("X-Key")), Map.of())
                    .answer(HELLO);
            assertThat(server.received().get(0).headers().get("X-key")).containsExactly("some-secret");
        }
    }

    @Test
    void aKeyInTheAddressIsRefusedSinceAddressesAreShown() {
        assertThatThrownBy(() -> chat("https://host/v1?api_key=secret-thing", Optional.empty(), Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("CAIRN_LLM_KEY")
                .hasMessageNotContaining("secret-thing");
    }

    @Test
    void fieldsAreAddedChangedAndLeftOut() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("Hi."))) {
            RequestFields fields = RequestFields.of(
                    "max_completion_tokens",
                    Map.of("temperature", "", "reasoning_effort", "low", "top_k", "5", "extra", "{\"a\": true}"));
            new HttpChat(new LlmServer(server.url(), Optional.empty(), Duration.ofSeconds(20), fields), new FakeTime())
                    .answer(HELLO);
            assertThat(server.received().get(0).body().toString())
                    .endsWith(
                            "}],\"max_completion_tokens\":50,\"extra\":{\"a\":true},\"reasoning_effort\":\"low\",\"top_k\":5}");
        }
        assertThatThrownBy(() -> RequestFields.of("max_tokens", Map.of("messages", "[]")))
                .isInstanceOf(UserException.class);
    }

    @Test
    void aProxyIsAskedForOtherMachinesOnly() {
        try (ChatServer proxy = new ChatServer(request -> ChatServer.says("By proxy."))) {
            Map<String, String> environment = Map.of("http_proxy", proxy.url().replace("/v1", ""));
            assertThat(chat("http://model.invalid/v1", Optional.empty(), environment)
                            .answer(HELLO)
                            .text())
                    .isEqualTo("By proxy.");
            assertThat(proxy.received().get(0).path()).isEqualTo("http://model.invalid/v1/chat/completions");
            try (ChatServer here = new ChatServer(request -> ChatServer.says("Here."))) {
                assertThat(chat(here.url(), Optional.empty(), environment)
                                .answer(HELLO)
                                .text())
                        .isEqualTo("Here.");
            }
        }
    }

    @Test
    void aProxyThatIsNotThereOrWantsAPasswordIsNamedWithoutThePassword() throws Exception {
        ChatServer gone = new ChatServer(request -> ChatServer.says("Hi."));
        gone.close();
        String address = gone.url().replace("http://", "http://me:pass-word@").replace("/v1", "");
        assertThatThrownBy(() -> chat("http://model.invalid/v1", Optional.empty(), Map.of("HTTP_PROXY", address))
                        .answer(HELLO))
                .isInstanceOf(ServerDownException.class)
                .hasMessageContaining("through the proxy localhost:")
                .hasMessageNotContaining("pass-word");
        try (RawServer proxy = new RawServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> chat(
                                    "https://model.invalid/v1",
                                    Optional.empty(),
                                    Map.of("HTTPS_PROXY", "localhost:" + proxy.port()))
                            .answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class);
        }
    }

    @Test
    void aProxyThatSaysNothingIsNamedAsTheReasonThatThereIsNoConnection() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String proxy = "http://me:pass-word@localhost:" + silent.getLocalPort();
            LlmServer server = new LlmServer(
                    "https://model.invalid/v1", Optional.empty(), Duration.ofSeconds(1), RequestFields.DEFAULT);
            assertThatThrownBy(() -> new HttpChat(server, new FakeTime(), Map.of("HTTPS_PROXY", proxy), () -> false)
                            .answer(HELLO))
                    .isInstanceOf(ServerDownException.class)
                    .hasMessage("no connection with https://model.invalid/v1 through the proxy localhost:"
                            + silent.getLocalPort() + " within 1 s; is the server running, and the proxy right?");
        }
    }

    @Test
    void aProxyThatHangsUpIsNamed() throws IOException {
        try (RawServer proxy = new RawServer("")) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "localhost:" + proxy.port());
            assertThatThrownBy(() -> chat("https://model.invalid/v1", Optional.empty(), environment)
                            .answer(HELLO))
                    .isInstanceOf(RetriableLlmException.class)
                    .hasMessageStartingWith("https://model.invalid/v1 through the proxy localhost:" + proxy.port()
                            + " ended the connection before the question was sent: ");
        }
    }

    @Test
    void aServerThatSaysNothingWhereACertificateIsDueIsNoConnection() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "https://localhost:" + silent.getLocalPort() + "/v1";
            LlmServer server = new LlmServer(url, Optional.empty(), Duration.ofSeconds(1), RequestFields.DEFAULT);
            assertThatThrownBy(() -> new HttpChat(server, new FakeTime()).answer(HELLO))
                    .isInstanceOf(ServerDownException.class)
                    .hasMessage("no connection with " + url + " within 1 s; is the server running?");
        }
    }

    @Test
    void aProxyGetsItsPasswordAndTheServerDoesNot() {
        try (ChatServer proxy = new ChatServer(request -> request.headers().containsKey("Proxy-authorization")
                ? ChatServer.says("Welcome.")
                : new ChatServer.Reply.Send(407, Map.of("Proxy-Authenticate", "Basic realm=\"p\""), ""))) {
            String address =
                    proxy.url().replace("http://", "http://me:pass-word@").replace("/v1", "");
            assertThat(chat("http://model.invalid/v1", Optional.empty(), Map.of("HTTP_PROXY", address))
                            .answer(HELLO)
                            .text())
                    .isEqualTo("Welcome.");
        }
    }

    @Test
    void aWrongKeyIsAWrongKeyAlsoBehindAProxyWithAPassword() {
        try (ChatServer proxy = new ChatServer(request -> request.headers().containsKey("Proxy-authorization")
                ? ChatServer.error(401, "Incorrect API key provided")
                : new ChatServer.Reply.Send(407, Map.of("Proxy-Authenticate", "Basic realm=\"p\""), ""))) {
            String address =
                    proxy.url().replace("http://", "http://me:pass-word@").replace("/v1", "");
            assertThatThrownBy(() -> chat("http://model.invalid/v1", Optional.empty(), Map.of("HTTP_PROXY", address))
                            .answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("it says 401")
                    .hasMessageContaining("CAIRN_LLM_KEY");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.example|false",
                "*|false",
                ".example|false",
                "other.org, example|false",
                "*.example|false",
                "model.example:443|false",
                "odel.example|true",
                "other.org|true",
                "''|true"
            })
    void noProxyListsNamesAndWhatIsBelowThem(String list, boolean proxied) {
        LlmServer server = server("https://model.example/v1", Optional.empty());
        assertThat(Network.proxy(server, Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", list))
                        .isPresent())
                .isEqualTo(proxied);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://u:pass-word@p:1", "http://u:pass-word@p:65536", "http://u:pass-word@[::1"})
    void aProxyThatIsNoAddressIsRefused(String proxy) {
        assertThatThrownBy(() -> chat("https://model.example/v1", Optional.empty(), Map.of("ALL_PROXY", proxy)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("pass-word");
    }

    @Test
    void aCertificateOfOnesOwnIsTrustedIfSslCertFileNamesIt() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Path pem = folder.resolve("own.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "own",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                pem.toString());
        HttpsServer server = https(keys);
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/v1";
            assertThatThrownBy(() -> chat(url, Optional.empty(), Map.of()).answer(HELLO))
                    .isInstanceOf(LlmUnusableException.class)
                    .hasMessageContaining("no safe connection")
                    .hasMessageContaining("SSL_CERT_FILE");
            assertThat(chat(url, Optional.empty(), Map.of("SSL_CERT_FILE", pem.toString()))
                            .answer(HELLO)
                            .text())
                    .isEqualTo("Safe.");
        } finally {
            server.stop(0);
        }
        Path none = folder.resolve("none.pem");
        assertThatThrownBy(() -> chat("https://host/v1", Optional.empty(), Map.of("SSL_CERT_FILE", none.toString())))
                .hasMessage("SSL_CERT_FILE: cannot read " + none
                        + ": no such file or folder; it must be a file of certificates in PEM form");
        Path broken = Files.writeString(folder.resolve("broken.pem"), "no certificate");
        for (String file : List.of(broken.toString(), folder.toString())) {
            assertThatThrownBy(() -> chat("https://host/v1", Optional.empty(), Map.of("SSL_CERT_FILE", file)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(file)
                    .hasMessageNotContaining("Exception");
        }
    }

    private static HttpsServer https(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"choices\":[{\"message\":{\"content\":\"Safe.\"}}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
    }

    private static LlmServer server(String url, Optional<ApiKey> key) {
        return new LlmServer(url, key, Duration.ofSeconds(20), RequestFields.DEFAULT);
    }

    private static HttpChat chat(String url, Optional<ApiKey> key, Map<String, String> environment) {
        return new HttpChat(server(url, key), new FakeTime(), environment, () -> false);
    }
}
