// How a component was fitted: words of the column `fit_model`, and their numbers where only numbers travel.

/** Words by number. */
export const FIT_MODELS = ['point', 'gaussian', 'moments'] as const
