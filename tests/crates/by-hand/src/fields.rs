//! Lists of field names. `macro_rules!` cannot count.

/// Calls a macro with arguments and the names of 8 fields. Each fourth is a `String`, an `Option<String>`, a `u64` and a
/// `bool`.
#[macro_export]
macro_rules! fields_8 {
    ($callback:ident! $arguments:tt) => {
        $callback! {
            $arguments
            name_000 description_001 count_002 is_public_003 name_004 description_005 count_006 is_public_007
        }
    };
}

/// Calls a macro with arguments and the names of 64 fields. Each fourth is a `String`, an `Option<String>`, a `u64` and a
/// `bool`.
#[macro_export]
macro_rules! fields_64 {
    ($callback:ident! $arguments:tt) => {
        $callback! {
            $arguments
            name_000 description_001 count_002 is_public_003 name_004 description_005 count_006 is_public_007
            name_008 description_009 count_010 is_public_011 name_012 description_013 count_014 is_public_015
            name_016 description_017 count_018 is_public_019 name_020 description_021 count_022 is_public_023
            name_024 description_025 count_026 is_public_027 name_028 description_029 count_030 is_public_031
            name_032 description_033 count_034 is_public_035 name_036 description_037 count_038 is_public_039
            name_040 description_041 count_042 is_public_043 name_044 description_045 count_046 is_public_047
            name_048 description_049 count_050 is_public_051 name_052 description_053 count_054 is_public_055
            name_056 description_057 count_058 is_public_059 name_060 description_061 count_062 is_public_063
        }
    };
}

/// Calls a macro with arguments and the names of 256 fields. Each fourth is a `String`, an `Option<String>`, a `u64` and a
/// `bool`.
#[macro_export]
macro_rules! fields_256 {
    ($callback:ident! $arguments:tt) => {
        $callback! {
            $arguments
            name_000 description_001 count_002 is_public_003 name_004 description_005 count_006 is_public_007
            name_008 description_009 count_010 is_public_011 name_012 description_013 count_014 is_public_015
            name_016 description_017 count_018 is_public_019 name_020 description_021 count_022 is_public_023
            name_024 description_025 count_026 is_public_027 name_028 description_029 count_030 is_public_031
            name_032 description_033 count_034 is_public_035 name_036 description_037 count_038 is_public_039
            name_040 description_041 count_042 is_public_043 name_044 description_045 count_046 is_public_047
            name_048 description_049 count_050 is_public_051 name_052 description_053 count_054 is_public_055
            name_056 description_057 count_058 is_public_059 name_060 description_061 count_062 is_public_063
            name_064 description_065 count_066 is_public_067 name_068 description_069 count_070 is_public_071
            name_072 description_073 count_074 is_public_075 name_076 description_077 count_078 is_public_079
            name_080 description_081 count_082 is_public_083 name_084 description_085 count_086 is_public_087
            name_088 description_089 count_090 is_public_091 name_092 description_093 count_094 is_public_095
            name_096 description_097 count_098 is_public_099 name_100 description_101 count_102 is_public_103
            name_104 description_105 count_106 is_public_107 name_108 description_109 count_110 is_public_111
            name_112 description_113 count_114 is_public_115 name_116 description_117 count_118 is_public_119
            name_120 description_121 count_122 is_public_123 name_124 description_125 count_126 is_public_127
            name_128 description_129 count_130 is_public_131 name_132 description_133 count_134 is_public_135
            name_136 description_137 count_138 is_public_139 name_140 description_141 count_142 is_public_143
            name_144 description_145 count_146 is_public_147 name_148 description_149 count_150 is_public_151
            name_152 description_153 count_154 is_public_155 name_156 description_157 count_158 is_public_159
            name_160 description_161 count_162 is_public_163 name_164 description_165 count_166 is_public_167
            name_168 description_169 count_170 is_public_171 name_172 description_173 count_174 is_public_175
            name_176 description_177 count_178 is_public_179 name_180 description_181 count_182 is_public_183
            name_184 description_185 count_186 is_public_187 name_188 description_189 count_190 is_public_191
            name_192 description_193 count_194 is_public_195 name_196 description_197 count_198 is_public_199
            name_200 description_201 count_202 is_public_203 name_204 description_205 count_206 is_public_207
            name_208 description_209 count_210 is_public_211 name_212 description_213 count_214 is_public_215
            name_216 description_217 count_218 is_public_219 name_220 description_221 count_222 is_public_223
            name_224 description_225 count_226 is_public_227 name_228 description_229 count_230 is_public_231
            name_232 description_233 count_234 is_public_235 name_236 description_237 count_238 is_public_239
            name_240 description_241 count_242 is_public_243 name_244 description_245 count_246 is_public_247
            name_248 description_249 count_250 is_public_251 name_252 description_253 count_254 is_public_255
        }
    };
}
