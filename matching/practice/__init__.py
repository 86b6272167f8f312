"""Practice for coaches: made-up pairs, one of them wrong, to stay awake beside a ranker that errs (AI Act 14(4)(b))."""
