"""What people read: inbox, cases, lots. Plain SQL over tables, frozen rows; never the workflow state."""
