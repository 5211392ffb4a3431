"""The one JVM of this Python process, in which all of its environments live."""
import atexit
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import tempfile
import threading

from py4j.protocol import Py4JNetworkError

JAR_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cairn-scienceworld.jar")

#: Options of Java, and an environment variable that replaces them. The young generation, where nearly everything that a step makes
#: is garbage at once, is bounded, so that the process stays small.
OPTIONS = "-XX:+UseSerialGC -XX:MaxNewSize=96m"
OPTIONS_VARIABLE = "CAIRN_SCIENCEWORLD_JAVA_OPTS"
CLASSPATH_VARIABLE = "CAIRN_SCIENCEWORLD_CLASSPATH"

_LAST_WORDS = 4000
_SECONDS_TO_END = 5

_lock = threading.Lock()
_running = {}


class Jvm:
    """A Java process that serves environments, and ends with this process: it reads a pipe whose other end is here."""

    def __init__(self, simulator):
        self.constants = {}
        self._errors = tempfile.TemporaryFile()
        secret = secrets.token_hex(16)
        command = [_java(), *shlex.split(os.environ.get(OPTIONS_VARIABLE, OPTIONS)), "-cp",
                   os.environ.get(CLASSPATH_VARIABLE, JAR_PATH), "dev.cairn.python.PythonServer", os.path.abspath(simulator)]
        # A session of its own: Ctrl-C is for Python.
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors,
                                        start_new_session=True)
        self._secret = secret.encode() + b"\n"
        try:
            self.process.stdin.write(self._secret)
            self.process.stdin.flush()
            self._port = int(self.process.stdout.readline())
        except (OSError, ValueError):
            self.process.wait(_SECONDS_TO_END)
            raise Py4JNetworkError(f"{' '.join(command)} does not start: {self.last_words()}") from None
        except BaseException:
            self.process.kill()
            raise

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self._port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(self._secret)
        return connection

    def last_words(self):
        """The end of what Java wrote to standard error."""
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - _LAST_WORDS))
        return self._errors.read().decode(errors="replace").strip()

    def stop(self):
        self.process.stdin.close()
        try:
            self.process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    def forget(self):
        """In a forked child: it is the parent's, and must not be kept alive by the child's copy of the pipe."""
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.returncode = 0


def running(simulator):
    """The JVM of this process for that simulator; started on first use, and again when it has died."""
    with _lock:
        jvm = _running.get(simulator)
        if jvm is None or jvm.process.poll() is not None:
            jvm = _running[simulator] = Jvm(simulator)
        return jvm


@atexit.register
def _stop():
    for jvm in _running.values():
        jvm.stop()
    _running.clear()


def _after_fork():
    global _lock
    _lock = threading.Lock()
    for jvm in _running.values():
        jvm.forget()
    _running.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _java():
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java")
    if not java or not shutil.which(java):
        raise FileNotFoundError(f"no Java at {java}, which JAVA_HOME names" if home
                                else "no Java on the path; install a JDK or JRE 17 or newer, or set JAVA_HOME")
    return java
