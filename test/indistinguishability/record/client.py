"""Lives the lives of all who use urllib, curl and yuma query, a thread each, until the process is ended."""

import json
import math
import random
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

with open(sys.argv[1], encoding="utf8") as orders:
    ORDERS = json.load(orders)


def geometric(mean):
    count = 1
    while random.random() > 1 / mean:
        count += 1
    return count


def ask_urllib(url, body, _words):
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(url, data=body.encode(), headers=headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        response.read()


def ask_curl(url, body, _words):
    subprocess.run(
        ["curl", "-s", "-H", "content-type: application/json", "-d", "@-", url],
        input=body.encode(),
        stdout=subprocess.DEVNULL,
        check=False,
    )


def ask_yuma(url, _body, words):
    gateway, task = url.split("/v2/models/")
    asked = [ORDERS["image"]] if task.startswith("digits") else [random.choice(words)]
    command = ["node", ORDERS["yuma"], "query", task.split("/")[0], *asked, "--gateway", gateway]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


ASK = {"urllib": ask_urllib, "curl": ask_curl, "yuma": ask_yuma}


def live(visitor):
    person, url = visitor["person"], visitor["url"]
    bodies, words = ORDERS["questions"][person["task"]]["bodies"], ORDERS["questions"][person["task"]]["words"]
    ask, weights = ASK[person["client"]], person["items"]

    def once(_):
        items = random.choices(range(len(weights)), weights)[0]
        try:
            ask(url, random.choice(bodies[items]), words)
        except OSError as error:
            print(error, file=sys.stderr)
        if person["pauseMs"] > 0:
            time.sleep(person["pauseMs"] / 1000 * math.exp(random.gauss(0, person["spread"])))

    while True:
        time.sleep(random.expovariate(1000 / person["thinkMs"]))
        with ThreadPoolExecutor(person["parallel"]) as pool:
            list(pool.map(once, range(geometric(person["asks"]))))


for each in ORDERS["visitors"]:
    threading.Thread(target=live, args=(each,), daemon=True).start()
threading.Event().wait()
