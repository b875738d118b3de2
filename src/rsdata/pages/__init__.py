"""From the text of a page to its posts: layouts, what each line of a post is, times, messages."""
