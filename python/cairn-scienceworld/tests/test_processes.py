"""One JVM for all environments of a process, which lives no longer than that and survives what happens to either."""
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest
from py4j.protocol import Py4JNetworkError

from cairn_scienceworld import ScienceWorldEnv

ACTIONS = ["open door to kitchen", "go to kitchen", "look in cupboard", "pick up orange", "wait", "inventory"]


def play(env, task="4-1", variation=2):
    env.load(task, variation, "selfWateringFlowerPots")
    return [env.reset()] + [env.step(action) for action in ACTIONS]


def ended(pid):
    """Whether a process ends before patience does."""
    for _ in range(300):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        with open(f"/proc/{pid}/stat") as stat:
            if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        time.sleep(0.1)
    return False


def python(code):
    """A Python that starts an environment, tells its JVM, and goes on with the code; interrupts reach it also where the tests run in the background."""
    process = subprocess.Popen(
        [sys.executable, "-c", "import os, signal, sys\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nfrom cairn_scienceworld import ScienceWorldEnv\nenv = ScienceWorldEnv('4-1')\n"
         "print(env._gateway.pid, flush=True)\n" + code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        start_new_session=True)
    return process, int(process.stdout.readline())


def test_environments_share_a_jvm_and_nothing_else():
    one, other = ScienceWorldEnv("1-1"), ScienceWorldEnv("1-1")
    assert one._gateway.pid == other._gateway.pid
    assert one.reset() == other.reset()
    one.step("open door to art studio")
    assert one.look() != other.look()
    one.close()
    assert other.step("look around")[0] == other.look().strip()
    with pytest.raises(Py4JNetworkError, match="closed"):
        one.step("look around")


@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)"])
def test_the_jvm_ends_with_python(end):
    process, jvm = python(end)
    process.wait(60)
    assert ended(jvm)


def test_the_jvm_ends_with_python_though_a_fork_lives_on():
    process, jvm = python("if os.fork() == 0:\n    sys.stdout.close()\n    os.read(0, 1)\nelse:\n    os._exit(0)")
    process.wait(60)
    assert ended(jvm)
    process.stdin.close()


def test_ctrl_c_is_for_python_alone():
    process, jvm = python("try:\n    print('ready', flush=True)\n    os.read(0, 1)\nexcept KeyboardInterrupt:\n    print(env.step('wait')[3]['moves'])")
    assert process.stdout.readline() == "ready\n"
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=60)[0].strip() == "11"
    assert ended(jvm)


def test_a_fork_has_an_environment_of_its_own_that_goes_on_from_where_it_was():
    env = ScienceWorldEnv()
    expected = play(env)
    env.load("4-1", 2, "selfWateringFlowerPots")
    env.reset()
    for action in ACTIONS[:3]:
        env.step(action)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            same = [env.step(action) for action in ACTIONS[3:]] == expected[4:]
            os.write(write, b"same" if same else b"other")
        finally:
            os._exit(0)
    assert [env.step(action) for action in ACTIONS[3:]] == expected[4:]
    os.close(write)
    assert os.read(read, 10) == b"same"
    os.close(read)
    os.waitpid(child, 0)


def test_threads_play_as_one_does():
    expected = {variation: play(ScienceWorldEnv(), variation=variation) for variation in range(4)}
    found = {}

    def work(variation):
        found[variation] = play(ScienceWorldEnv(), variation=variation)

    threads = [threading.Thread(target=work, args=(variation,)) for variation in expected]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_one_environment_answers_threads_one_after_the_other():
    env = ScienceWorldEnv("4-1")
    env.reset()
    texts = set()
    threads = [threading.Thread(target=lambda: texts.add(env.server.getTaskDescription())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == {env.get_task_description()}


def test_when_the_jvm_dies_the_call_fails_and_the_next_goes_on_from_before():
    env = ScienceWorldEnv()
    expected = play(env)
    env.load("4-1", 2, "selfWateringFlowerPots")
    env.reset()
    assert [env.step(action) for action in ACTIONS[:3]] == expected[1:4]
    jvm = env._gateway.pid
    os.kill(jvm, signal.SIGKILL)
    with pytest.raises(Py4JNetworkError, match="-9"):
        env.step(ACTIONS[3])
    assert [env.step(action) for action in ACTIONS[3:]] == expected[4:]
    assert env._gateway.pid != jvm


def test_an_interrupted_call_was_not_made(monkeypatch):
    env = ScienceWorldEnv()
    expected = play(env)
    env.load("4-1", 2, "selfWateringFlowerPots")
    env.reset()

    def interrupted():
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(env.server, "_receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            env.step(ACTIONS[0])
    assert [env.step(action) for action in ACTIONS] == expected[1:]


def test_a_java_that_does_not_start_says_why(monkeypatch, tmp_path):
    jar = tmp_path / "scienceworld.jar"
    with pytest.raises(Py4JNetworkError, match="no ScienceWorld jar at"):
        ScienceWorldEnv(serverPath=str(jar))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="JAVA_HOME"):
        ScienceWorldEnv(serverPath=str(jar))


def test_a_stranger_is_not_answered():
    env = ScienceWorldEnv()
    with socket.create_connection(("127.0.0.1", env.server._jvm._port)) as stranger:
        stranger.sendall(b'no secret\n{"call": "getTaskNames"}\n')
        assert stranger.recv(100) == b""
