/** The type under which the palette offers a class while it is dragged. */
export const CLASS_MIME = 'application/x-cordon-class';
