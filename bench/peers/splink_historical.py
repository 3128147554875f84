"""
Splink's demo for its historical persons, with the demo's settings and training.

usage: python splink_historical.py <parquet of the historical persons>
"""

import sys

import splink.comparison_library as cl
from linkage_run import connect, report
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

connection = connect()
connection.execute(
    "CREATE TABLE person AS SELECT *, first_name || ' ' || surname AS first_name_surname_concat"
    " FROM read_parquet($1)",
    [sys.argv[1]],
)
connection.execute("CREATE TABLE truth AS SELECT unique_id, cluster FROM person")
(true_pairs,) = connection.execute(
    "SELECT sum(n * (n - 1)) / 2 FROM (SELECT count(*) AS n FROM truth GROUP BY cluster)"
).fetchall()[0]

settings = SettingsCreator(
    link_type="dedupe_only",
    blocking_rules_to_generate_predictions=[
        block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
        block_on("surname", "dob"),
        block_on("first_name", "dob"),
        block_on("postcode_fake", "first_name"),
        block_on("postcode_fake", "surname"),
        block_on("dob", "birth_place"),
        block_on("substr(postcode_fake,1,3)", "dob"),
        block_on("substr(postcode_fake,1,3)", "first_name"),
        block_on("substr(postcode_fake,1,3)", "surname"),
        block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
    ],
    comparisons=[
        cl.ForenameSurnameComparison(
            "first_name",
            "surname",
            forename_surname_concat_col_name="first_name_surname_concat",
        ),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ],
    retain_intermediate_calculation_columns=True,
)


def link(phase):
    linker = Linker(DuckDBAPI(connection).register("person"), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        recall=0.6,
    )
    phase("prior")
    training.estimate_u_using_random_sampling(max_pairs=1e7)
    phase("u")
    for rule in (block_on("first_name", "surname"), block_on("dob")):
        training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True
        )
    phase("EM")
    pairs = linker.inference.predict()
    phase("score")
    return linker, pairs


report(connection, link, "unique_id", float(true_pairs), cluster_threshold=0.95)
