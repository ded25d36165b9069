Feature: photos and reports belong to the nonconforming product sheet

  Background:
    Given unless told otherwise "Control of nonconforming output" says:
      | Product                | VA-50             |
      | Lot                    | F-0920            |
      | Nonconforming quantity | 500               |
      | Found in               | Final inspection  |
      | Item class             | Finished assembly |

  @NCO-4.2.1.1
  Rule: the sheet shows what was found

    Scenario: two photos of the defect are kept with the sheet
      When the inspector starts "Control of nonconforming output":
        | Photos | crack.jpg, label.png |
      Then the case holds 2 files
      And the record of "Nonconformity found: open the sheet" holds the file "crack.jpg"

    Scenario Outline: <file> is no photo, whatever it is called
      When the inspector starts "Control of nonconforming output":
        | Photos | <file> |
      Then it is refused: "file not accepted"

      Examples:
        | file         |
        | drawing.svg  |
        | program.exe  |
        | sheet.xlsx   |

  @NCO-4.2.3
  Rule: the re-inspection is recorded with what proves it

    Scenario: the test report of a re-inspection is kept with its result
      Given the inspector starts "Control of nonconforming output"
      And these tasks are done:
        | role                      | task                                | Result | Proposed dispositions |
        | inspector                 | Mark the product                    |        |                       |
        | department supervisor     | Check the sheet                     | Agreed |                       |
        | branch quality management | Review the nonconformity            |        | rework 500            |
        | head of inspection        | Decide the disposition              |        |                       |
        | inspector                 | Mark by disposition and feed back   |        |                       |
        | workshop director         | Carry out rework, repair or sorting |        |                       |
      When the inspector attaches "report.pdf" to "Re-inspect":
        | Result | Pass |
      Then the record of "Re-inspect" holds the file "report.pdf"
