"""SnowNLP's sentiment of texts: reads a JSON array of texts from standard input, writes their scores and the processor seconds they took."""

import json
import sys
import time

from snownlp import SnowNLP

texts = json.load(sys.stdin)
SnowNLP("好").sentiments  # loads its data
start = time.process_time()
scores = [SnowNLP(text).sentiments if text.strip() else 0.5 for text in texts]
json.dump({"seconds": time.process_time() - start, "scores": scores}, sys.stdout)
