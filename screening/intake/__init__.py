"""Reading what users have: registers, proposals, exports, agreements."""
