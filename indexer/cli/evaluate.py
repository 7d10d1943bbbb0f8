"""tracuu eval."""

from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.options import Folder, common, print_json
from indexer.errors import Language
from indexer.evaluation import Variant, evaluate

_NAMES = {
    "p_at_1": "P@1",
    "mrr_at_10": "MRR@10",
    "ndcg_at_10": "nDCG@10",
    "recall_at_10": "Recall@10",
    "recall_at_100": "Recall@100",
    "empty": "empty",
}


@click.command("eval", short_help="Đo chất lượng tìm kiếm · Measure relevance")
@click.argument("folder", type=Folder(), metavar="DIR")
@click.option("--no-marks", is_flag=True, help="Câu hỏi không dấu · Queries without marks")
@click.option("--tone", type=click.Choice(["old", "new"]), help="Kiểu đặt dấu thanh · Tone placement of the queries")
@click.option("--without-title", is_flag=True, help="Không lập chỉ mục tiêu đề · Do not index titles")
@common
def eval_command(
    *,
    folder: Path,
    no_marks: bool,
    tone: str | None,
    without_title: bool,
    index: Path,
    as_json: bool,
    language: Language,
) -> None:
    """Đo trên bộ câu hỏi đã chấm (dạng BEIR). · Measure on judged queries in BEIR form.

    DIR holds corpus.jsonl, queries.jsonl and qrels.tsv. The index is made aside; the live one is not touched.
    """
    del index, language
    measures = asdict(
        evaluate(folder, Variant(no_marks, "new" if tone == "new" else "old" if tone else "", without_title))
    )
    if as_json:
        print_json(measures)
        return
    click.echo(f"{folder.name}: {measures['queries']}")
    for key, name in _NAMES.items():
        click.echo(f"  {name:<11} {measures[key]:.4f}")
