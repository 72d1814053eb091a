"""Rendering: HTML, PDF, DOCX, workbook, index."""
