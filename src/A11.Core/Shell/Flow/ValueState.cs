namespace A11.Core.Shell.Flow;

/// <summary>
/// What is known of all variables at one place of a script. States are copied at each assignment and joined behind each branch, so variables are numbers here, and each takes a byte:
/// the state of a long script is a few hundred bytes.
/// </summary>
internal sealed class ValueState
{
    private const int IntegerFlag = 0x80;

    /// <summary>A state in which nothing is known of any variable.</summary>
    public static readonly ValueState Empty = new([]);

    /// <summary>By variable: 0 where nothing is known of it, which also holds for those past the end.</summary>
    private readonly byte[] _values;

    private ValueState(byte[] values) => _values = values;

    /// <summary>What is known where two ways meet; null where neither is ever gone.</summary>
    public static ValueState? Join(ValueState? left, ValueState? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        var joined = new byte[Math.Min(left._values.Length, right._values.Length)];
        for (var i = 0; i < joined.Length; i++)
        {
            var (one, other) = (left._values[i], right._values[i]);
            joined[i] = one == other ? one : one == 0 || other == 0 ? (byte)0 : Encode(Join(Decode(one), Decode(other)));
        }

        return new ValueState(joined);
    }

    /// <summary>What is known of a variable; null where nothing is.</summary>
    public KnownValue? Find(int variable) => variable < _values.Length && _values[variable] is not 0 and var value ? Decode(value) : null;

    /// <summary>The same state with something else known of a variable, or nothing.</summary>
    public ValueState Set(int variable, KnownValue? value) => Find(variable) == value ? this : SetAll([variable], value);

    /// <summary>The same state with something else known of several variables, or nothing.</summary>
    public ValueState SetAll(ReadOnlySpan<int> variables, KnownValue? value)
    {
        var length = _values.Length;
        foreach (var variable in variables)
        {
            length = Math.Max(length, variable + 1);
        }

        var values = new byte[length];
        _values.CopyTo(values, 0);
        foreach (var variable in variables)
        {
            values[variable] = value is { } known ? Encode(known) : (byte)0;
        }

        return new ValueState(values);
    }

    /// <summary>Whether the same is known of all variables.</summary>
    public bool IsSame(ValueState other)
    {
        var (shorter, longer) = _values.Length < other._values.Length ? (_values, other._values) : (other._values, _values);
        return longer.AsSpan().StartsWith(shorter) && !longer.AsSpan(shorter.Length).ContainsAnyExcept((byte)0);
    }

    private static KnownValue Join(KnownValue left, KnownValue right) => new(left.Shape == right.Shape ? left.Shape : ValueShape.Any, left.IsInteger && right.IsInteger);

    private static byte Encode(KnownValue value) => (byte)((int)value.Shape + 1 + (value.IsInteger ? IntegerFlag : 0));

    private static KnownValue Decode(byte value) => new((ValueShape)((value & ~IntegerFlag) - 1), (value & IntegerFlag) != 0);
}
