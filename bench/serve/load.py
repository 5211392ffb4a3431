"""Many clients at once against `cairn serve`; started by bench/serve_load.sh.

Each client plays variations over and over: the same variation is always told the same, whoever else plays, or sessions have met.
Rude clients beside them go away in the middle, do not read, or send what is no request.
"""

import argparse
import hashlib
import http.client
import json
import os
import random
import socket
import threading
import time

WORDS = ["look around", "inventory", "open door to study", "go to study", "xyzzy", "open door to hallway", "go to hallway"]


class Client:
    def __init__(self, port):
        self.http = http.client.HTTPConnection("localhost", port, timeout=120)

    def call(self, method, path, body=None):
        self.http.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
        answer = self.http.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]}")
        return json.loads(text) if text else None


class Load:
    def __init__(self, port, world, seconds):
        self.port, self.world = port, world
        self.end = time.time() + seconds
        self.lock = threading.Lock()
        self.told = {}
        self.requests = self.errors = self.mixed = self.rude = 0
        self.waits = []

    def count(self, requests, seconds, key, text):
        digest = hashlib.sha256(text.encode()).hexdigest()
        with self.lock:
            self.requests += requests
            self.waits.append(seconds / requests)
            if self.told.setdefault(key, digest) != digest:
                self.mixed += 1

    def client(self, number):
        rng = random.Random(number)
        while time.time() < self.end:
            index = rng.randrange(40)
            client = Client(self.port)
            try:
                start = time.time()
                if number % 2:
                    requests, text = self.environment(client, index)
                else:
                    requests, text = self.episode(client, index)
                self.count(requests, time.time() - start, (number % 2, index), text)
            except Exception as failure:  # whatever it is, it is counted and the others go on
                with self.lock:
                    self.errors += 1
                    if self.errors <= 5:
                        print("error:", repr(failure), flush=True)
            finally:
                client.http.close()

    def environment(self, client, index):
        path = "/agentgym/" + self.world
        env = client.call("POST", path + "/create", {})["id"]
        told = [client.call("POST", path + "/reset", {"id": env, "data_idx": index})]
        told += [client.call("POST", path + "/step", {"id": env, "action": word}) for word in WORDS]
        client.call("POST", path + "/close", {"id": env})
        return 3 + len(WORDS), json.dumps(told)

    def episode(self, client, index):
        task = client.call("GET", "/v1/domains/" + self.world)["tasks"][index % 3]["code"]
        begun = client.call("POST", "/v1/agents", {"domain": self.world, "task": task, "variation": index % 10, "agent": "random"})
        path = "/v1/agents/" + begun["id"]
        told = [begun]
        try:
            while told[-1]["status"] != "ended" and len(told) < 5:
                told.append(client.call("POST", path + "/step", {}))
            told.append(client.call("POST", path + "/back?from=0", {"step": len(told) - 2}))
            told.append(client.call("POST", path + "/step", {"action": "look around"}))
        finally:
            client.call("DELETE", path)
        for each in told:
            del each["id"]
        return 2 + len(told), json.dumps(told)

    def rude_client(self):
        client = Client(self.port)
        episode = client.call("POST", "/v1/agents", {"domain": self.world, "task": "0", "agent": "manual"})["id"]
        kept = []
        while time.time() < self.end:
            for text in (
                f"GET /v1/agents/{episode}/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
                f"POST /v1/agents/{episode}/step HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{{",
                "GET /v1/runs/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\x16\x03\x01garbage\r\n\r\n",
            ):
                try:
                    sock = socket.create_connection(("localhost", self.port), timeout=10)
                    sock.sendall(text.encode("latin-1"))
                    kept.append(sock)
                except OSError:
                    pass
                self.rude += 1
            while len(kept) > 40:
                kept.pop(0).close()
            time.sleep(0.2)
        for sock in kept:
            sock.close()


def state(pid):
    """Resident memory in MiB, threads, open handles."""
    with open(f"/proc/{pid}/status") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmRSS"].split()[0]) // 1024, int(lines["Threads"]), len(os.listdir(f"/proc/{pid}/fd"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--pid", type=int, required=True)
    parser.add_argument("--world", required=True)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=600)
    options = parser.parse_args()
    load = Load(options.port, options.world, options.seconds)
    threads = [threading.Thread(target=load.client, args=(number,)) for number in range(options.clients)]
    threads.append(threading.Thread(target=load.rude_client))
    for thread in threads:
        thread.start()
    begin = time.time()
    states = []
    while any(thread.is_alive() for thread in threads):
        time.sleep(min(30, options.seconds / 10))
        states.append(state(options.pid))
        print("after %4d s: %7d requests, %d errors, %d MiB, %d threads, %d handles"
              % (time.time() - begin, load.requests, load.errors, *states[-1]), flush=True)
    seconds = time.time() - begin
    time.sleep(35)  # what the rude clients left is given up by then
    after = state(options.pid)
    waits = sorted(load.waits)
    half = states[len(states) // 2]
    print("after the load: %d MiB, %d threads, %d handles" % after)
    print("requests_per_second=%.0f median_ms=%.1f p99_ms=%.1f errors=%d mixed_up=%d rude=%d second_half_mib=%+d threads=%d handles=%d"
          % (load.requests / seconds, 1000 * waits[len(waits) // 2], 1000 * waits[len(waits) * 99 // 100], load.errors,
             load.mixed, load.rude, states[-1][0] - half[0], after[1], after[2]))
    raise SystemExit(1 if load.errors or load.mixed else 0)


if __name__ == "__main__":
    main()
