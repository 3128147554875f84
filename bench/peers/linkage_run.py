"""Measures one linkage by Splink and judges it as the hub's own runs are judged; prints one JSON line."""

import json
import resource
import time


def connect():
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    return connection


def usage():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def f1(found, right, true):
    return 2 * right / (found + true)


def report(connection, link, unique_id, true_pairs, cluster_threshold):
    """
    link() gives Splink's frames of scored pairs and of clusters (or None). `truth(unique_id, cluster)` must stand
    in the connection. Processor time is that of the linkage alone, memory that of the process until then.
    """
    cpu_before, _ = usage()
    began = time.perf_counter()
    phases = {}

    def phase(name):
        phases[name] = round(usage()[0] - cpu_before - sum(phases.values()), 1)

    linker, pairs = link(phase)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=cluster_threshold
    )
    phase("cluster")
    cpu, peak = usage()
    seconds = time.perf_counter() - began

    found, right = connection.execute(
        f"""SELECT count(*), count(*) FILTER (a.cluster = b.cluster) FROM {pairs.physical_name} p
            JOIN truth a ON a.unique_id = p.{unique_id}_l JOIN truth b ON b.unique_id = p.{unique_id}_r
            WHERE match_probability >= 0.5"""
    ).fetchall()[0]
    grouped = f"""(SELECT c.cluster_id, t.cluster FROM {clusters.physical_name} c
                  JOIN truth t ON t.unique_id = c.{unique_id})"""

    def pairs_by(key):
        sql = f"SELECT sum(n * (n - 1)) / 2 FROM (SELECT count(*) AS n FROM {grouped} GROUP BY {key})"
        return float(connection.execute(sql).fetchall()[0][0])

    print(
        json.dumps(
            {
                "cpuSeconds": cpu - cpu_before,
                "seconds": seconds,
                "peakRssMB": peak,
                "pairF1": f1(found, right, true_pairs),
                "clusterF1": f1(pairs_by("cluster_id"), pairs_by("cluster_id, cluster"), true_pairs),
                "phases": phases,
            }
        )
    )
