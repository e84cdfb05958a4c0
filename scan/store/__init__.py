"""The only SQL: one file per table, plain functions that take and return the model's frozen dataclasses.

Every function that writes expects to run inside `with writing(db):`, which the caller opens, so
that one thing a person does is one transaction. Outside it they raise `StorageError`. The one
exception is `scans.purge`, which must run outside: it ends with a VACUUM.

    with opened(path) as db, writing(db):
        obstacles.insert(db, obstacle)
        log.append(db, event)
"""
