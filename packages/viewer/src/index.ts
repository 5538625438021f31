// The sky viewer: tiles on the GPU, layers, catalogues and regions, without a UI framework.
