package found

// The rules by which formats leave something out of an article's body. Their names
// are for --explain and --keep; [Rules] says what each does.
const (
	AboveArticle    = "above-article"
	BelowArticle    = "below-article"
	OutsideArticle  = "outside-article"
	Advert          = "advert"
	AuthorBox       = "author-box"
	Byline          = "byline"
	Caption         = "caption"
	CommentThread   = "comment-thread"
	CookieNotice    = "cookie-notice"
	CreditLine      = "credit-line"
	DateLine        = "date-line"
	EmbeddedCard    = "embedded-card"
	EmptyHeading    = "empty-heading"
	FormElement     = "form-element"
	HiddenElement   = "hidden-element"
	InterfaceLine   = "interface-line"
	InterfacePhrase = "interface-phrase"
	NewsletterBox   = "newsletter-box"
	PageNavigation  = "page-navigation"
	RelatedLinks    = "related-links"
	RepeatedHeading = "repeated-heading"
	RepeatedTitle   = "repeated-title"
	ShareBar        = "share-bar"
	Standfirst      = "standfirst"
)

// A Rule is the name of a rule and what it drops.
type Rule struct{ Name, Drops string }

// Rules are the general rules of all formats, by name. docs/import.md repeats them.
func Rules() []Rule {
	return []Rule{
		{AboveArticle, "what stands above the article in a copied page"},
		{Advert, "advertisements, their labels, and sponsored boxes"},
		{AuthorBox, "what a page says of its author, below the text or beside it"},
		{BelowArticle, "what stands below the article in a copied page"},
		{Byline, "lines that name the author, above the text"},
		{Caption, "captions and credits of pictures"},
		{CommentThread, "readers' comments, and the form for them"},
		{CookieNotice, "notices about cookies and consent"},
		{CreditLine, "lines at the end that name who reported, wrote or edited"},
		{DateLine, "lines that say when the article was published or changed, above the text"},
		{EmbeddedCard, "cards which an editor put between paragraphs: stories, contacts, galleries, videos"},
		{EmptyHeading, "headings under which nothing stands"},
		{FormElement, "forms, buttons, menus, frames and other elements that are no text"},
		{HiddenElement, "elements that the page does not show"},
		{InterfaceLine, "lines of symbols, numbers and button labels"},
		{InterfacePhrase, "lines that are a phrase of an interface as a whole (\"Share this\")"},
		{NewsletterBox, "offers of newsletters, subscriptions and apps"},
		{OutsideArticle, "what stands outside the article in a saved page"},
		{PageNavigation, "menus, breadcrumbs, page headers and footers, tags"},
		{RelatedLinks, "links to other articles, and lists of them"},
		{RepeatedHeading, "headings that the page repeats; the first stays"},
		{RepeatedTitle, "the headline above its own text"},
		{ShareBar, "buttons to share, like and follow"},
		{Standfirst, "the standfirst above the text, which becomes the summary"},
	}
}
