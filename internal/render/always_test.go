package render_test

// always makes a view that is there already.
func always(view any) func() any { return func() any { return view } }
