/** A method decorator that compiles only on methods of the given shape. */
export type HandlerDecorator<Shape> = <Method extends Shape>(
  target: object,
  methodName: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;
