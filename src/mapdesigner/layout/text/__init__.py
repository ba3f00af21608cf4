"""Text: shaped once by HarfBuzz, broken by Unicode rules, drawn by every painter."""
