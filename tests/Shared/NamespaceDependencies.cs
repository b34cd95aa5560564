using System.Reflection;
using System.Reflection.Emit;

namespace A11.Tests;

/// <summary>Which namespaces of an assembly use which others, read from signatures and from the instructions of methods.</summary>
internal sealed class NamespaceDependencies
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly Assembly _assembly;
    private readonly Assembly[] _others;
    private readonly SortedDictionary<(string From, string To), string> _edges = [];

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="others">Other assemblies whose namespaces count too where it uses them.</param>
    public NamespaceDependencies(Assembly assembly, params Assembly[] others)
    {
        (_assembly, _others) = (assembly, others);
        foreach (var type in assembly.GetTypes())
        {
            Visit(type);
        }
    }

    /// <summary>Each use of one namespace by another, with a type that uses it.</summary>
    public IEnumerable<(string From, string To, string Example)> Edges => _edges.Select(edge => (edge.Key.From, edge.Key.To, edge.Value));

    private void Visit(Type type)
    {
        Add(type, type.BaseType);
        foreach (var used in type.GetInterfaces())
        {
            Add(type, used);
        }

        foreach (var field in type.GetFields(All))
        {
            Add(type, field.FieldType);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            foreach (var parameter in method.GetParameters())
            {
                Add(type, parameter.ParameterType);
            }

            Add(type, (method as MethodInfo)?.ReturnType);
            if (method.GetMethodBody() is { } body)
            {
                foreach (var local in body.LocalVariables)
                {
                    Add(type, local.LocalType);
                }

                VisitInstructions(type, method, body.GetILAsByteArray()!);
            }
        }
    }

    private void VisitInstructions(Type type, MethodBase method, byte[] code)
    {
        Type[]? typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var i = 0; i < code.Length;)
        {
            var value = code[i] == 0xFE ? (short)((code[i] << 8) | code[i + 1]) : code[i];
            i += code[i] == 0xFE ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, i), typeArguments, methodArguments);
                Add(type, member as Type ?? member?.DeclaringType);
                foreach (var argument in (member as MethodInfo)?.GetGenericArguments() ?? [])
                {
                    Add(type, argument);
                }
            }

            i += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private void Add(Type user, Type? used)
    {
        if (used is null)
        {
            return;
        }

        if (used.HasElementType)
        {
            Add(user, used.GetElementType());
            return;
        }

        foreach (var argument in used.IsGenericType ? used.GetGenericArguments() : [])
        {
            Add(user, argument);
        }

        if ((used.Assembly == _assembly || _others.Contains(used.Assembly)) && !used.IsGenericParameter && user.Namespace is { } from && used.Namespace is { } to && from != to)
        {
            _ = _edges.TryAdd((from, to), $"{Outermost(user).Name} uses {Outermost(used).Name}");
        }
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
