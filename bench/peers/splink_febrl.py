"""
Splink's demos for the FEBRL data: one file is deduplicated (febrl3), two are linked (febrl4, the detailed model).

usage: python splink_febrl.py <csv> [<csv>]
"""

import sys

import splink.comparison_library as cl
from linkage_run import connect, report
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

columns = (
    "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id"
).split(", ")
paths = sys.argv[1:]
is_link = len(paths) == 2
connection = connect()
tables = [f"file_{at}" for at in range(len(paths))]
for table, path in zip(tables, paths):
    trimmed = ", ".join(f"nullif(trim({name}), '') AS {name}" for name in columns)
    connection.execute(
        f"CREATE TABLE {table} AS SELECT {trimmed}, regexp_extract(rec_id, 'rec-[0-9]+') AS cluster"
        " FROM read_csv($1, header = true, all_varchar = true, names = $2)",
        [path, columns],
    )
connection.execute(
    "CREATE TABLE truth AS " + " UNION ALL ".join(f"SELECT rec_id AS unique_id, cluster FROM {t}" for t in tables)
)
(true_pairs,) = connection.execute(
    "SELECT sum(n * (n - 1)) / 2 FROM (SELECT count(*) AS n FROM truth GROUP BY cluster)"
).fetchall()[0]

birth = cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d")
street_number = cl.ExactMatch("street_number").configure(term_frequency_adjustments=True)
dedupe = {
    "rules": [block_on(name) for name in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")],
    "comparisons": [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        birth,
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
        street_number,
        cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
    ],
    "certain": [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ],
    "recall": 0.9,
}
link_two = {
    "rules": [
        block_on("given_name", "surname"),
        "l.given_name = r.surname and l.surname = r.given_name",
        block_on("date_of_birth"),
        block_on("soc_sec_id"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("postcode"),
    ],
    "comparisons": [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        birth,
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        street_number,
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
    ],
    "certain": [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
    "recall": 0.8,
}
demo = link_two if is_link else dedupe
settings = SettingsCreator(
    unique_id_column_name="rec_id",
    link_type="link_only" if is_link else "dedupe_only",
    blocking_rules_to_generate_predictions=demo["rules"],
    comparisons=demo["comparisons"],
    retain_intermediate_calculation_columns=True,
)


def link(phase):
    database = DuckDBAPI(connection)
    frames = [database.register(table) for table in tables]
    linker = Linker(frames if is_link else frames[0], settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(demo["certain"], recall=demo["recall"])
    phase("prior")
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=2)
    phase("u")
    for column in ("date_of_birth", "postcode"):
        training.estimate_parameters_using_expectation_maximisation(
            block_on(column), estimate_without_term_frequencies=is_link
        )
    phase("EM")
    pairs = linker.inference.predict(threshold_match_probability=0.2)
    phase("score")
    return linker, pairs


report(connection, link, "rec_id", float(true_pairs), cluster_threshold=0.99 if is_link else 0.95)
