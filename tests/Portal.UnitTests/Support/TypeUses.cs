using System.Reflection;
using System.Reflection.Emit;

namespace Portal.UnitTests.Support;

/// <summary>Every type that a type mentions: in its bases, members, attributes, and in what its methods do.</summary>
internal static class TypeUses
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        IEnumerable<Type?> uses =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().SelectMany(Of),
            .. type.GetFields(Own).Select(field => field.FieldType),
            .. type.GetProperties(Own).Select(property => property.PropertyType),
            .. type.GetConstructors(Own).SelectMany(Of),
            .. type.GetMethods(Own).SelectMany(method => Of(method).Append(method.ReturnType)),
        ];
        return uses.OfType<Type>().SelectMany(Parts).ToHashSet();
    }

    private static IEnumerable<Type?> Of(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value as Type).Append(attribute.AttributeType);

    private static IEnumerable<Type?> Of(MethodBase method) =>
        method.GetParameters().Select(parameter => (Type?)parameter.ParameterType).Concat(InBody(method));

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        return type.IsGenericParameter ? [] : type.GenericTypeArguments.SelectMany(Parts).Append(type);
    }

    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var position = 0;
        while (position < code.Length)
        {
            var operation = Next(code, ref position);
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                foreach (var use in Resolve(method, BitConverter.ToInt32(code, position)))
                {
                    yield return use;
                }
            }

            position += Size(operation.OperandType, code, position);
        }
    }

    private static OpCode Next(byte[] code, ref int position)
    {
        const byte Long = 0xFE;
        var first = code[position++];
        return OpCodesByValue[first == Long ? (short)((Long << 8) | code[position++]) : first];
    }

    private static int Size(OperandType operand, byte[] code, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };

    private static IEnumerable<Type?> Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, typeArguments, methodArguments) switch
        {
            Type type => [type],
            MethodInfo { IsGenericMethod: true } call => [call.DeclaringType, call.ReturnType, .. call.GetGenericArguments()],
            MethodInfo call => [call.DeclaringType, call.ReturnType],
            { } member => [member.DeclaringType],
            null => [],
        };
    }
}
