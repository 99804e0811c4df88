"""The outbox and the courier: what subscribers were promised reaches them, once in effect, however long that takes."""
