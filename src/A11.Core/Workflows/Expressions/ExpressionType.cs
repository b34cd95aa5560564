namespace A11.Core.Workflows.Expressions;

/// <summary>What is known of an expression's value before the workflow runs.</summary>
internal abstract record ExpressionType
{
    /// <summary>Nothing is known, so that nothing can be wrong.</summary>
    public static ExpressionType Any { get; } = new ScalarType("any value");

    public static ExpressionType Null { get; } = new ScalarType("null");

    public static ExpressionType Boolean { get; } = new ScalarType("a Boolean");

    public static ExpressionType Number { get; } = new ScalarType("a number");

    public static ExpressionType String { get; } = new ScalarType("a string");

    /// <summary>The type for messages: “a string”.</summary>
    public abstract string Title { get; }

    public bool IsAny => ReferenceEquals(this, Any);

    /// <summary>Whether it is an object, an array or null, which text can't show.</summary>
    public bool IsUnprintable => this is ObjectType or ArrayType || ReferenceEquals(this, Null);

    /// <summary>The type of a value that is of one of two types.</summary>
    public static ExpressionType Merge(ExpressionType left, ExpressionType right) => (left, right) switch
    {
        _ when ReferenceEquals(left, right) => left,
        (ArrayType one, ArrayType other) => new ArrayType(Merge(one.Element, other.Element)) { IsFiltered = one.IsFiltered && other.IsFiltered },
        (ObjectType one, ObjectType other) => ObjectType.Merge(one, other),
        _ => Any,
    };

    /// <summary>The type that values of all these types have.</summary>
    public static ExpressionType MergeAll(IEnumerable<ExpressionType> types)
    {
        ExpressionType? merged = null;
        foreach (var type in types)
        {
            merged = merged is null ? type : Merge(merged, type);
        }

        return merged ?? Any;
    }

    /// <summary>The type of a value that is known.</summary>
    public static ExpressionType TypeOf(ExpressionValue value) => value switch
    {
        NullValue => Null,
        BooleanValue => Boolean,
        NumberValue => Number,
        StringValue => String,
        ArrayValue array => new ArrayType(MergeAll(array.Items.Select(TypeOf))),
        ObjectValue known => ObjectType.Create(known.Properties.Select(static property => (property.Key, TypeOf(property.Value)))),
        _ => Any,
    };

    /// <summary>Whether a value of this type may stand where one of another type is needed: numbers and Booleans become strings by themselves.</summary>
    public bool IsAssignableTo(ExpressionType target) => IsAny || target.IsAny || (this, target) switch
    {
        (ArrayType one, ArrayType other) => one.Element.IsAssignableTo(other.Element),
        (ObjectType, ObjectType) => true,
        _ when ReferenceEquals(target, String) => IsTextLike(this),
        _ when ReferenceEquals(target, Boolean) => this is ScalarType,
        _ => ReferenceEquals(this, target),
    };

    /// <summary>Whether it is a string, or becomes one by itself.</summary>
    public static bool IsTextLike(ExpressionType type) => ReferenceEquals(type, String) || ReferenceEquals(type, Number) || ReferenceEquals(type, Boolean);

    /// <summary>A value that has no parts.</summary>
    private sealed record ScalarType(string Name) : ExpressionType
    {
        public override string Title => Name;
    }
}
