package dev.cairn.python;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Environments for the Python process that started this one. It gives a secret on standard input and keeps that open as long as
 * it lives; it is told a port of the loopback interface, and each connection to it that begins with the secret is an environment.
 * Requests and answers are JSON, one a line.
 */
public final class PythonServer {
    private static final ObjectWriter JSON = Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    /** Connections that wait to be taken: as many as open at once. */
    private static final int BACKLOG = 1024;

    private final ScienceWorld world;
    private final byte[] secret;

    private PythonServer(ScienceWorld world, String secret) {
        this.world = world;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code PythonServer SCIENCEWORLD_JAR [fast|plain]}. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader python = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream told = System.out;
        System.setOut(System.err);
        String secret = python.readLine();
        if (secret == null) {
            return;
        }
        try (ServerSocket port = new ServerSocket(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            ScienceWorldJar jar = ScienceWorldJar.unsafe(Path.of(arguments[0]));
            SimulatorMode mode = SimulatorMode.of(arguments.length > 1 ? arguments[1] : SimulatorMode.FAST.label());
            PythonServer server = new PythonServer(new ScienceWorld(jar, mode), secret);
            told.println(port.getLocalPort());
            told.flush();
            start("connections", () -> server.serve(port));
            while (python.readLine() != null) {
                // Nothing more is said; the end of it is the end of Python.
            }
        } catch (UserException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(2);
        }
        Runtime.getRuntime().halt(0);
    }

    private void serve(ServerSocket port) {
        try {
            while (true) {
                Socket connection = port.accept();
                start("environment", () -> serve(connection));
            }
        } catch (IOException e) {
            // closed: Python has ended
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            BufferedReader requests =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String given = requests.readLine();
            if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret)) {
                return;
            }
            Simulator simulator = new Simulator(world.simulator());
            OutputStream answers = connection.getOutputStream();
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                byte[] answer = JSON.writeValueAsBytes(simulator.answer(Request.read(line)));
                byte[] ended = new byte[answer.length + 1];
                System.arraycopy(answer, 0, ended, 0, answer.length);
                ended[answer.length] = '\n';
                answers.write(ended);
            }
        } catch (IOException e) {
            // Python closed it, or has ended
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
