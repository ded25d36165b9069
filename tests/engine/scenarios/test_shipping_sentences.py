"""Stock, shipments and genealogy as scenarios tell them."""

from __future__ import annotations

import pytest

from engine.scenarios import Stage, read_feature

STORIES = {
    "a lot that went into another is shipped to two customers": """
Feature: Shipments
  Scenario: two customers
    Given 500 pieces of lot "B-1" of "VB-50" are in stock
    And 200 pieces of lot "F-1" of "VA-50" were made from lot "B-1"
    When 120 pieces of lot "F-1" were shipped to "Nordflow GmbH" with "DN-1"
    Then lot "F-1" has 80 released
    And "nordflow" has 120 of lot "F-1"
    And lot "B-1" went into:
      | VA-50 | F-1 |
    And lot "F-1" came from:
      | VB-50 | B-1 |
""",
    "held pieces stay": """
Feature: Shipments
  Scenario: on hold
    Given the inspector starts "Control of nonconforming output":
      | Product                | VB-50               |
      | Lot                    | A-0417              |
      | Nonconforming quantity | 500                 |
      | Found in               | Incoming inspection |
      | Item class             | Component           |
    When the export sales clerk enters a shipment:
      | Document | DN-2     |
      | Customer | nordflow |
      | Lot      | A-0417   |
      | Quantity | 1        |
    Then it is refused: "lot on hold"
""",
    "a table is taken but for its bad rows": """
Feature: Shipments
  Scenario: import
    Given 500 pieces of lot "B-1" of "VB-50" are in stock
    When the export sales clerk imports shipments:
      | Document | Customer      | Product | Lot | Quantity | Shipped on |
      | DN-1     | Nordflow GmbH | VB-50   | B-1 | 300      | 2026-03-02 |
      | DN-2     | volga         | VB-50   | B-1 | 201      | 2026-03-02 |
      | DN-3     | nobody        | VB-50   | B-1 | 1        | 2026-03-02 |
      | DN-1     | nordflow      | VB-50   | B-1 | 300      | 02.03.2026 |
      | DN-4     | volga         | VB-50   | B-9 | ten      |            |
    Then 1 row is taken
    And 1 row is known already
    And these rows are refused:
      | 3 | lot not enough   |
      | 4 | unknown customer |
      | 6 | required         |
      | 6 | not a number     |
    And lot "B-1" has 200 released
""",
    "a table of lots": """
Feature: Lots
  Scenario: import
    When the storekeeper imports lots:
      | Product | Lot | Quantity | Unit | Made from |
      | SR-316  | M-1 | 1000     | kg   |           |
      | VB-50   | B-1 | 400      | pcs  | M-1       |
      | VB-50   | B-2 | 100      |      | M-1; X-1  |
      | SR-316  | M-1 |          |      | B-1       |
    Then 2 rows are taken
    And these rows are refused:
      | 4 | unknown lot      |
      | 5 | made from itself |
    And lot "M-1" went into:
      | VB-50 | B-1 |
""",
    "in Chinese": """# language: zh-CN
功能: 发货
  场景: 发货
    假如“VB-50”批次“B-1”库存500件
    当批次“B-1”已凭“DN-1”向“volga”发货200件
    那么“Волга Арматура”处有批次“B-1”共200件
""",
}


@pytest.fixture(scope="module")
def stage(repository, tmp_path_factory):
    return Stage(repository, tmp_path_factory.mktemp("shipping"))


@pytest.mark.parametrize("name", STORIES)
def test_a_story_of_goods_holds(stage, name):
    (scenario,) = read_feature(STORIES[name].lstrip().encode(), "shipping.feature")
    played = stage.play(scenario)
    assert played.passed, f"line {played.line}: {played.message}"


def test_what_is_not_so_is_said(stage):
    text = STORIES["a lot that went into another is shipped to two customers"].replace("has 120 of", "has 121 of")
    (scenario,) = read_feature(text.lstrip().encode(), "shipping.feature")
    played = stage.play(scenario)
    assert "has 120" in played.message
