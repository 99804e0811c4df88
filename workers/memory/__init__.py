"""What each speaker has said: the judge's memory, in rows that are small and looked up by name (ADR 18)."""

from workers.memory.said import DictMemory, Memory, Said

__all__ = ["DictMemory", "Memory", "Said"]
