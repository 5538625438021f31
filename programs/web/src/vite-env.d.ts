// What imports of files that are no modules give: styles give nothing.

declare module '*.css'
