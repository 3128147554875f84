"""SnowNLP's sentiment of texts: reads a JSON array of texts from standard input, writes their scores and the seconds they took."""

import json
import sys
import time

from snownlp import SnowNLP

texts = json.load(sys.stdin)
SnowNLP("好").sentiments  # loads its data
start = time.perf_counter()
scores = [SnowNLP(text).sentiments if text.strip() else 0.5 for text in texts]
json.dump({"seconds": time.perf_counter() - start, "scores": scores}, sys.stdout)
