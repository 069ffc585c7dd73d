mod calls;
mod properties;
mod random;
mod weights;
mod worked;
